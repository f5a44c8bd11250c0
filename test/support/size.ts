import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export const MAX_FILE_LINES = 250;
export const MAX_FUNCTION_LINES = 40;

/** `"vault/credential.ts: 251 lines"` and `"vault/credential.ts reveal: 41 lines"`, largest habits broken first by name. */
export function oversized(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('web'))
    .sort()
    .flatMap((path) => oversizedIn(relative(root, join(root, path)), readFileSync(join(root, path), 'utf8')));
}

function oversizedIn(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > MAX_FILE_LINES) found.push(`${path}: ${lines} lines`);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const length = linesOf(source, node);
      if (length > MAX_FUNCTION_LINES) found.push(`${path} ${nameOf(node, source)}: ${length} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** From the line of the name to the closing brace: decorators and comments above are documentation, not length. */
function linesOf(source: ts.SourceFile, node: ts.SignatureDeclaration): number {
  const first = node.name ? node.name.getStart(source) : node.getStart(source);
  const line = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  return line(node.end) - line(first) + 1;
}

function nameOf(node: ts.SignatureDeclaration, source: ts.SourceFile): string {
  if (node.name) return node.name.getText(source);
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const parent = node.parent;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText(source)
    : 'anonymous';
}
