import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Where the grammar of Bicep does not fit. It is WebAssembly, so nothing is compiled on installation.
 *
 * @param {readonly string[]} files
 * @returns {Promise<{ file: string, text: string }[]>} `text` begins with the place, as the compiler has it
 */
export async function syntaxErrors(files) {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve(
    'tree-sitter-bicep/tree-sitter-bicep.wasm',
  );
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return files.flatMap((file) => {
    const tree = parser.parse(withoutGaps(readFileSync(file, 'utf8')));
    const errors = [...errorsIn(tree.rootNode)].map((node) => ({ file, text: described(node) }));
    tree.delete();
    return file.endsWith('.bicepparam') ? errors.filter(isNoParameterValue) : errors;
  });
}

function* errorsIn(node) {
  if (node.isError || node.isMissing) yield node;
  else if (node.hasError) for (const child of node.children) yield* errorsIn(child);
}

function described(node) {
  const { row, column } = node.startPosition;
  const what = node.isMissing
    ? `${node.type} is missing`
    : `"${firstLine(node.text)}" is not Bicep`;
  return `(${row + 1},${column + 1}) : Error syntax: ${what}`;
}

function firstLine(text) {
  return text.trim().split('\n', 1)[0];
}

/** The grammar knows `string?`, but not the question mark behind a type of one's own. */
function withoutGaps(text) {
  return text.replaceAll(/^(\s*(?:param \w+ |\w+: )[A-Za-z]\w*)\?$/gm, '$1 ');
}

/** The grammar expects a type after `param name`; a parameter file has its value there. */
function isNoParameterValue({ text }) {
  return !text.endsWith('identifier is missing');
}
