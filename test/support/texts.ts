import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const CODE = /^[a-z_]+\.[a-z_0-9]+$/;

/** Every code the service may refuse with: tables of failures, and codes written out beside them. */
export function failureCodes(root: string): string[] {
  const codes = new Set<string>();
  for (const source of sourcesOf(root, (path) => !path.startsWith('web'))) {
    visit(source, (node) => {
      if (ts.isCallExpression(node) && isNamed(node.expression, 'failures'))
        tableCodes(node).forEach((code) => codes.add(code));
      if (ts.isNewExpression(node) && isNamed(node.expression, 'Failure')) add(codes, node.arguments?.[1]);
      if (ts.isPropertyAssignment(node) && isNamed(node.name, 'code')) add(codes, node.initializer);
    });
  }
  return [...codes].sort();
}

/** Codes that have a French sentence. */
export function frenchCodes(folder: string): string[] {
  const codes: string[] = [];
  for (const source of sourcesOf(folder)) {
    visit(source, (node) => {
      if (!ts.isPropertyAssignment(node) || !ts.isStringLiteral(node.name)) return;
      if (ts.isStringLiteralLike(node.initializer) && node.initializer.text.trim() !== '') codes.push(node.name.text);
    });
  }
  return codes.sort();
}

/** Texts that are not whole in both languages, as `"file key: what is wrong"`. */
export function brokenPairs(folder: string): string[] {
  const found: string[] = [];
  for (const source of sourcesOf(folder)) {
    visit(source, (node) => {
      if (!ts.isArrayLiteralExpression(node) || !node.elements.every((each) => ts.isStringLiteralLike(each))) return;
      const fault = faultOf(node.elements.map((each) => (each as ts.StringLiteralLike).text));
      if (fault) found.push(`${source.fileName} ${keyOf(node)}: ${fault}`);
    });
  }
  return found.sort();
}

function faultOf([en = '', fr = '', ...more]: string[]): string | null {
  if (en.trim() === '' || fr.trim() === '' || more.length > 0) return 'not one text in each language';
  return placeholders(en) === placeholders(fr) ? null : 'other placeholders';
}

const placeholders = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join();

function tableCodes(call: ts.CallExpression): string[] {
  const [area, table] = call.arguments;
  if (!area || !ts.isStringLiteral(area) || !table || !ts.isObjectLiteralExpression(table)) return [];
  return table.properties.flatMap((each) => (each.name ? [`${area.text}.${nameOf(each.name).toLowerCase()}`] : []));
}

const isNamed = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name;

function add(codes: Set<string>, node: ts.Node | undefined): void {
  if (node && ts.isStringLiteral(node) && CODE.test(node.text)) codes.add(node.text);
}

/** The key a pair stands under. */
function keyOf(node: ts.Node): string {
  let at: ts.Node | undefined = node;
  while (at && !ts.isPropertyAssignment(at)) at = at.parent;
  return at ? nameOf(at.name) : '';
}

const nameOf = (name: ts.PropertyName): string => (ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : '');

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

const sourcesOf = (root: string, wanted: (path: string) => boolean = () => true): ts.SourceFile[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && wanted(path))
    .sort()
    .map((path) => ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));
