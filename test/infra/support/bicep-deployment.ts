import { dirname, join } from 'node:path';
import { evaluate, rounds, type Locals, type Surroundings } from './bicep-evaluation';
import { SUBSCRIPTION } from './bicep-functions';
import { checkValue, type Types } from './bicep-parameters';
import type { Expression, Parameter, Resource, Statement } from './bicep-syntax';
import { readTemplate } from './bicep-template';
import { idOf, plain, Reference, type Scope } from './bicep-values';

/** A resource as it would be sent to Azure. */
export interface Deployed {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  /** Full resource id. */
  readonly id: string;
  readonly body: Locals;
}

export interface Deployment {
  readonly resources: readonly Deployed[];
  readonly outputs: Locals;
}

/**
 * What a template and its modules would deploy with these parameters. What only Azure knows comes
 * out as a text in angle brackets.
 *
 * @throws Error for a name that is not declared, a parameter too many, too few or out of bounds
 */
export function deploy(
  file: string,
  parameters: Locals,
  scope: Scope = { subscription: SUBSCRIPTION },
): Deployment {
  const resources: Deployed[] = [];
  const outputs = plain(new Template(file, parameters, resources, scope).deploy()) as Locals;
  return { resources, outputs };
}

class Template implements Surroundings, Types {
  private readonly statements: readonly Statement[];
  private readonly known: ReadonlyMap<string, Statement>;
  private readonly values = new Map<string, unknown>();
  readonly directory: string;

  constructor(
    private readonly file: string,
    private readonly parameters: Locals,
    private readonly resources: Deployed[],
    readonly scope: Scope,
  ) {
    this.directory = dirname(file);
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
      else if (isResource(statement) || statement.kind === 'param') this.lookUp(statement.name);
    }
    return outputs;
  }

  lookUp(name: string): unknown {
    const statement = this.known.get(name) ?? this.fail(`"${name}" is not declared`);
    if (!this.values.has(name)) this.values.set(name, this.valueOf(statement));
    return this.values.get(name);
  }

  evaluate(expression: Expression, locals: Locals = {}): unknown {
    return evaluate(expression, this, locals);
  }

  typeOf(name: string): ReturnType<Types['typeOf']> {
    const statement = this.known.get(name);
    if (statement?.kind === 'type') return { declared: statement, by: this };
    return statement?.kind === 'import' ? this.elsewhere(statement.from).typeOf(name) : undefined;
  }

  private elsewhere(from: string): Template {
    return new Template(join(this.directory, from), {}, this.resources, this.scope);
  }

  private valueOf(statement: Statement): unknown {
    if (statement.kind === 'param') return this.parameter(statement);
    if (statement.kind === 'import') return this.elsewhere(statement.from).lookUp(statement.name);
    if (statement.kind === 'type') return this.fail(`${statement.name} is a type and no value`);
    if (!isResource(statement)) return this.evaluate(statement.value);
    if (statement.body.kind !== 'for') return this.instance(statement, statement.body);
    const { body } = statement.body;
    return rounds(statement.body, this).map((locals) => this.instance(statement, body, locals));
  }

  private parameter(parameter: Parameter): unknown {
    const { name, default: otherwise } = parameter;
    const given = this.parameters[name];
    const value = given === undefined && otherwise ? this.evaluate(otherwise) : (given ?? null);
    checkValue(parameter, value, this);
    return value;
  }

  private instance(of: Resource, body: Expression, locals: Locals = {}): unknown {
    const wanted = of.condition === undefined || this.evaluate(of.condition, locals) === true;
    if (of.kind === 'resource') return this.resource(of, body, locals, wanted);
    if (!wanted) return null;
    const fields = this.evaluate(body, locals) as Locals;
    const file = join(this.directory, of.target);
    const scope = scopeOf(fields['scope']) ?? this.scope;
    const parameters = (fields['params'] ?? {}) as Locals;
    return {
      name: of.name,
      outputs: new Template(file, parameters, this.resources, scope).deploy(),
    };
  }

  private resource(
    of: Resource,
    body: Expression,
    locals: Locals,
    wanted: boolean,
    within?: Reference,
  ): Reference {
    const fields = this.evaluate(body, locals) as Locals;
    const above = (fields['parent'] ?? within) as Reference | undefined;
    const [named = '', version = above?.resource.apiVersion ?? ''] = of.target.split('@');
    const type = within ? `${within.resource.type}/${named}` : named;
    const name = String(fields['name']);
    const id = above
      ? `${above.id}/${type.split('/').at(-1)}/${name}`
      : idOf(this.scope, type, [name]);
    const reference = new Reference({ type, apiVersion: version, name, id }, id);
    if (wanted && !of.existing) {
      const sent = plain(above ? { ...fields, parent: above } : fields) as Locals;
      this.resources.push({ ...reference.resource, body: sent });
    }
    for (const child of body.kind === 'object' ? body.nested : []) {
      const made = this.resource(child, child.body, locals, wanted, reference);
      reference.children.set(child.name, made);
    }
    return reference;
  }

  private fail(problem: string): never {
    throw new Error(`${this.file}: ${problem}.`);
  }
}

function isResource(statement: Statement): statement is Resource {
  return statement.kind === 'resource' || statement.kind === 'module';
}

/** Outputs are not looked up, and may be called like a parameter. */
function hasSymbol(statement: Statement): boolean {
  return !['output', 'metadata', 'targetScope'].includes(statement.kind);
}

/** A resource group, by its symbol or by `resourceGroup(…)`. */
function scopeOf(value: unknown): Scope | undefined {
  if (!(value instanceof Reference)) return value as Scope | undefined;
  const [, , subscription = '', , group = ''] = value.id.split('/');
  return { subscription, group };
}
