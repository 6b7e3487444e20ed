import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';

/** What is used here of Kusto's own parser, which is .NET turned into a global of JavaScript. */
declare const Kusto: {
  readonly Language: {
    readonly GlobalState: {
      readonly Default: { WithDatabase(database: object): object };
    };
    readonly KustoCode: {
      ParseAndAnalyze(text: string, globals: object): { GetDiagnostics(): List<Diagnostic> };
    };
    readonly Symbols: {
      readonly DatabaseSymbol: { readonly ctor: new (name: string, members: object[]) => object };
      readonly TableSymbol: {
        readonly $ctor7: new (name: string, schema: string, description: null) => object;
      };
    };
  };
};

interface List<T> {
  readonly Count: number;
  getItem(index: number): T;
}

interface Diagnostic {
  readonly Message: string;
  readonly Start: number;
}

const OPERATION =
  'timestamp: datetime, itemType: string, customDimensions: dynamic, operation_Id: string, ' +
  'operation_ParentId: string, cloud_RoleName: string, itemCount: int';

/** Tables of Application Insights with the columns that matter here. */
const TABLES = {
  customMetrics: `${OPERATION}, name: string, value: real, valueCount: int, valueSum: real, valueMin: real, valueMax: real`,
  requests: `${OPERATION}, id: string, name: string, success: string, resultCode: string, duration: real`,
  dependencies: `${OPERATION}, id: string, target: string, type: string, name: string, data: string, success: string, resultCode: string, duration: real`,
  traces: `${OPERATION}, message: string, severityLevel: int`,
  exceptions: `${OPERATION}, type: string, message: string, outerMessage: string, severityLevel: int`,
};

const { GlobalState, KustoCode, Symbols } = Kusto.Language;
const tables = Object.entries(TABLES).map(
  ([name, columns]) => new Symbols.TableSymbol.$ctor7(name, `(${columns})`, null),
);
const globals = GlobalState.Default.WithDatabase(
  new Symbols.DatabaseSymbol.ctor('component', tables),
);

/** What Kusto has to say against a query: syntax, and names that no table and no function has. */
export function problemsOf(query: string): string[] {
  const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, at) => {
    const { Message, Start } = found.getItem(at);
    return `${Message} At: ${query.slice(Start, Start + 40)}`;
  });
}
