import { basename, dirname, join } from 'node:path';
import { checkParameter } from './bicep-parameters';
import type { Expression, Parameter, Resource, Statement, Value } from './bicep-syntax';
import { readTemplate } from './bicep-template';
import { elementOf, FUNCTIONS, member, plain, Reference } from './bicep-values';

/** A resource as it would be sent to Azure. */
export interface Deployed {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly body: Locals;
}

export interface Deployment {
  readonly resources: readonly Deployed[];
  readonly outputs: Locals;
  /** Parameters and variables that nothing uses, as `file:name`. */
  readonly unused: readonly string[];
}

type Locals = Readonly<Record<string, unknown>>;

/**
 * What a template and its modules would deploy with these parameters. What only Azure knows comes
 * out as a text in angle brackets.
 *
 * @throws Error for a name that is not declared, a parameter too many, too few or out of bounds
 */
export function deploy(file: string, parameters: Locals): Deployment {
  const found: Found = { resources: [], declared: new Set(), used: new Set() };
  const outputs = plain(new Template(file, parameters, found).deploy()) as Locals;
  const unused = [...found.declared].filter((symbol) => !found.used.has(symbol));
  return { resources: found.resources, outputs, unused };
}

/** Gathered over a template and its modules; a module may be used several times. */
interface Found {
  readonly resources: Deployed[];
  readonly declared: Set<string>;
  readonly used: Set<string>;
}

class Template {
  private readonly statements: readonly Statement[];
  private readonly known: ReadonlyMap<string, Statement>;
  private readonly values = new Map<string, unknown>();

  constructor(
    private readonly file: string,
    private readonly parameters: Locals,
    private readonly found: Found,
  ) {
    this.statements = readTemplate(file);
    this.known = new Map(this.statements.filter(hasSymbol).map((one) => [one.name, one]));
    for (const name of Object.keys(parameters)) {
      if (this.known.get(name)?.kind !== 'param') this.fail(`it has no parameter ${name}`);
    }
  }

  /** @returns the outputs */
  deploy(): Locals {
    const outputs: Record<string, unknown> = {};
    for (const statement of this.statements) {
      if (statement.kind === 'output') outputs[statement.name] = this.evaluate(statement.value);
      else if (isResource(statement)) this.lookUp(statement.name);
    }
    for (const { kind, name } of this.statements) {
      if (kind === 'param' || kind === 'var') this.found.declared.add(this.symbol(name));
    }
    return outputs;
  }

  private lookUp(name: string): unknown {
    this.found.used.add(this.symbol(name));
    const statement = this.known.get(name) ?? this.fail(`"${name}" is not declared`);
    if (!this.values.has(name)) this.values.set(name, this.valueOf(statement));
    return this.values.get(name);
  }

  private valueOf(statement: Statement): unknown {
    if (statement.kind === 'param') return this.parameter(statement);
    if (!isResource(statement)) return this.evaluate(statement.value);
    if (statement.body.kind !== 'for') return this.instance(statement, statement.body);
    const { body } = statement.body;
    return this.rounds(statement.body).map((locals) => this.instance(statement, body, locals));
  }

  /** What the names of a loop stand for, in each of its rounds. */
  private rounds(loop: Expression & { kind: 'for' }, locals: Locals = {}): Locals[] {
    const items = this.evaluate(loop.of, locals) as unknown[];
    return items.map((value, at) => ({
      ...locals,
      [loop.item]: value,
      ...(loop.index !== undefined && { [loop.index]: at }),
    }));
  }

  private parameter(parameter: Parameter): unknown {
    const { name, default: otherwise } = parameter;
    if (!(name in this.parameters) && !otherwise) this.fail(`the parameter ${name} is missing`);
    const value =
      name in this.parameters || !otherwise ? this.parameters[name] : this.evaluate(otherwise);
    checkParameter(parameter, value, (expression) => this.evaluate(expression));
    return value;
  }

  private instance(of: Resource, body: Expression, locals: Locals = {}): unknown {
    const fields = this.evaluate(body, locals) as Locals;
    if (of.kind === 'resource') return this.resource(of, body, fields, locals);
    const path = join(dirname(this.file), of.target);
    const outputs = new Template(path, fields['params'] as Locals, this.found).deploy();
    return { name: of.name, outputs };
  }

  private resource(
    of: Resource,
    body: Expression,
    fields: Locals,
    locals: Locals,
    within?: Reference,
  ): Reference {
    const above = (fields['parent'] ?? within) as Reference | undefined;
    const [named = '', version = above?.resource.apiVersion ?? ''] = of.target.split('@');
    const type = within ? `${within.resource.type}/${named}` : named;
    const name = String(fields['name']);
    const id = above ? `${above.id}/${type.split('/').at(-1)}/${name}` : `${type}/${name}`;
    const reference = new Reference({ type, apiVersion: version, name }, id);
    const wanted = of.condition === undefined || this.evaluate(of.condition, locals) === true;
    if (wanted && !of.existing) {
      const sent = plain(above ? { ...fields, parent: above } : fields) as Locals;
      this.found.resources.push({ ...reference.resource, body: sent });
    }
    for (const child of body.kind === 'object' ? body.nested : []) {
      const own = this.evaluate(child.body, locals) as Locals;
      reference.children.set(child.name, this.resource(child, child.body, own, locals, reference));
    }
    return reference;
  }

  private evaluate(expression: Expression, locals: Locals = {}): unknown {
    const inner = (part: Expression) => this.evaluate(part, locals);
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'interpolated':
        return expression.parts.map((part) => String(inner(part))).join('');
      case 'name':
        return expression.name in locals ? locals[expression.name] : this.lookUp(expression.name);
      case 'member':
        return member(inner(expression.of), expression.name);
      case 'index':
        return elementOf(inner(expression.of), inner(expression.at));
      case 'not':
        return !inner(expression.of);
      case 'choice':
        return inner(inner(expression.when) === true ? expression.then : expression.otherwise);
      case 'array':
        return expression.items.map(inner);
      case 'object': {
        const fields = expression.fields.map(({ name, value }) => [inner(name), inner(value)]);
        return Object.fromEntries(fields) as Locals;
      }
      case 'for':
        return this.rounds(expression, locals).map((round) =>
          this.evaluate(expression.body, round),
        );
      case 'call': {
        const call = FUNCTIONS[expression.name] ?? this.fail(`${expression.name} is unknown here`);
        return call(...expression.args.map(inner));
      }
    }
  }

  private symbol(name: string): string {
    return `${basename(this.file)}:${name}`;
  }

  private fail(problem: string): never {
    throw new Error(`${this.file}: ${problem}.`);
  }
}

function isResource(statement: Statement): statement is Resource {
  return statement.kind === 'resource' || statement.kind === 'module';
}

/** Outputs are not looked up, and may be called like a parameter. */
function hasSymbol(statement: Statement): statement is Parameter | Resource | Value {
  return !['output', 'metadata', 'targetScope'].includes(statement.kind);
}
