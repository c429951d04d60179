import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../src/config.js';

const LEVELS = new Set(['warn', 'error', 'fatal']);

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** Whether code logs at a level that an operator should see, including computed levels: `log[… ? 'warn' : 'debug']`. */
function isLoud(access: ts.PropertyAccessExpression | ts.ElementAccessExpression, source: ts.SourceFile): boolean {
  if (!/log$/i.test(access.expression.getText(source))) return false;
  if (ts.isPropertyAccessExpression(access)) return LEVELS.has(access.name.text);
  const chosen = access.argumentExpression.getText(source);
  return [...LEVELS].some((level) => chosen.includes(`'${level}'`));
}

/** The warnings and errors that the bot logs, as written in the code, up to the first inserted value. */
function logLines(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const lines: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isAccess(node.expression)) {
      const text = node.arguments.at(-1);
      if (isLoud(node.expression, source) && text) {
        if (ts.isStringLiteralLike(text)) lines.push(text.text);
        else if (ts.isTemplateExpression(text)) lines.push(text.head.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

it('docs/operating.md says what to do about every warning and error of the log', () => {
  const guide = readFileSync(join(PACKAGE_ROOT, 'docs/operating.md'), 'utf8');
  const folder = join(PACKAGE_ROOT, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const lines = files.flatMap((path) => logLines(join(folder, path)));
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => !guide.includes(`\`${line}`))).toEqual([]);
});
