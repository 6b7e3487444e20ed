/** Syntax trees of the part of Bicep that infra/ is written in. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'interpolated'; readonly parts: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | Member
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | Operation
  | {
      readonly kind: 'choice';
      readonly when: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly fields: readonly Field[]; readonly nested: Resource[] }
  | Loop;

export interface Member {
  readonly kind: 'member';
  readonly of: Expression;
  readonly name: string;
  /** `.?`: null where there is no such member, and so is all that follows. */
  readonly safe: boolean;
}

export type Operator = '??' | '||' | '&&' | '==' | '!=' | '<=' | '<' | '>=' | '>' | '+' | '*';

export interface Operation {
  readonly kind: 'operation';
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Loop {
  readonly kind: 'for';
  readonly item: string;
  readonly index?: string;
  readonly of: Expression;
  readonly body: Expression;
}

export interface Field {
  readonly name: Expression;
  readonly value: Expression;
}

export type TypeExpression =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'one'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly of: TypeExpression }
  | { readonly kind: 'nullable'; readonly of: TypeExpression }
  | { readonly kind: 'union'; readonly of: readonly TypeExpression[] }
  | { readonly kind: 'fields'; readonly fields: readonly TypedField[] };

export interface TypedField {
  readonly name: string;
  readonly type: TypeExpression;
  readonly decorators: readonly Decorator[];
}

export interface Decorator {
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface Parameter extends TypedField {
  readonly kind: 'param';
  readonly default?: Expression;
}

export interface TypeDeclaration extends TypedField {
  readonly kind: 'type';
}

/** One name out of another file. */
export interface Import {
  readonly kind: 'import';
  readonly name: string;
  readonly from: string;
}

export interface Resource {
  readonly kind: 'resource' | 'module';
  readonly name: string;
  /** Type with API version, or the path of a module. */
  readonly target: string;
  readonly existing: boolean;
  readonly condition?: Expression;
  readonly body: Expression;
}

export interface Value {
  readonly kind: 'var' | 'output' | 'metadata' | 'targetScope';
  readonly name: string;
  /** Of an output. */
  readonly type?: TypeExpression;
  readonly value: Expression;
  readonly decorators: readonly Decorator[];
}

export type Statement = Parameter | TypeDeclaration | Import | Resource | Value;
