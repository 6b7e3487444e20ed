/** Syntax trees of the part of Bicep that infra/ is written in. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'interpolated'; readonly parts: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'choice';
      readonly when: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly fields: readonly Field[]; readonly nested: Resource[] }
  | {
      readonly kind: 'for';
      readonly item: string;
      readonly index?: string;
      readonly of: Expression;
      readonly body: Expression;
    };

export interface Field {
  readonly name: Expression;
  readonly value: Expression;
}

export interface Decorator {
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface Parameter {
  readonly kind: 'param';
  readonly name: string;
  readonly type: string;
  readonly default?: Expression;
  readonly decorators: readonly Decorator[];
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
  readonly value: Expression;
  readonly decorators: readonly Decorator[];
}

export type Statement = Parameter | Resource | Value;
