// The rules of this house that a linter can see, each with the rooms that may break it.

/** name: [who may, message, selectors of the syntax that is forbidden] */
const RULES = {
  'no-inject-repository': [
    [],
    'Repositories are not injected: op.db is the only road to the database.',
    'ImportSpecifier[imported.name="InjectRepository"]',
    'Decorator Identifier[name="InjectRepository"]',
  ],
  'no-data-source': [
    ['src/database/**', 'src/operation/**', 'src/core.module.ts'],
    'A DataSource lives in database and operation only: everything else goes through op.db.',
    'ImportSpecifier[imported.name=/^(DataSource|InjectDataSource|getDataSourceToken|InjectEntityManager)$/]',
  ],
  'no-http-exception': [
    ['src/operation/failure.filter.ts'],
    'Throw a Failure: the filter holds the one map from kinds to HTTP.',
    'ImportDeclaration[source.value="@nestjs/common"] > ImportSpecifier[imported.name=/Exception$/]',
  ],
  'no-process-env': [
    ['src/settings/**', 'src/main.ts', 'src/cli.ts'],
    'The environment is read in settings only.',
    'MemberExpression[object.name="process"][property.name="env"]',
    'MemberExpression[object.name="process"][property.value="env"]',
    'VariableDeclarator[init.name="process"] Property[key.name="env"]',
    'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]',
  ],
  'no-console': [
    ['src/cli/print.ts'],
    'Logs go through the logger, answers of a command through cli/print.',
    'Identifier[name="console"]',
  ],
  'no-machine-time': [
    ['src/kernel/clock.ts'],
    'Time comes from op.now or the Clock.',
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.name="Date"]',
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'CallExpression[callee.object.name="DateTime"][callee.property.name=/^(now|utc|local)$/][arguments.length=0]',
  ],
};

const ruleOf = (message, selectors) => ({
  create: (context) =>
    Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })])),
});

const plugin = {
  rules: Object.fromEntries(
    Object.entries(RULES).map(([name, [, message, ...selectors]]) => [name, ruleOf(message, selectors)]),
  ),
};

export const house = Object.entries(RULES).map(([name, [allowed]]) => ({
  files: ['src/**/*.ts'],
  ignores: [...allowed, 'src/web/**'],
  plugins: { house: plugin },
  rules: { [`house/${name}`]: 'error' },
}));

/** The rules of the pages: what a person reads stands in the translation files only. */
const PAGE_RULES = {
  'no-text-in-pages': [
    'What a person reads belongs into src/web/texts, in both languages.',
    'JSXText[value=/\\p{L}/u]',
    'JSXExpressionContainer > Literal[value=/\\p{L}/u]',
    'JSXAttribute[name.name=/^(label|title|placeholder|description|alt|aria-label|nothingFoundMessage|about|caption|submit)$/] > Literal[value=/\\p{L}/u]',
  ],
  'no-raw-markup': [
    'Markup from elsewhere is never put into a page as it is.',
    'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  ],
  'no-console-in-pages': ['Nothing is written to the console.', 'Identifier[name="console"]'],
};

const pagePlugin = {
  rules: Object.fromEntries(
    Object.entries(PAGE_RULES).map(([name, [message, ...selectors]]) => [name, ruleOf(message, selectors)]),
  ),
};

export const pages = [
  {
    files: ['src/web/**/*.{ts,tsx}'],
    ignores: ['src/web/texts/**'],
    plugins: { pages: pagePlugin },
    rules: Object.fromEntries(Object.keys(PAGE_RULES).map((name) => [`pages/${name}`, 'error'])),
  },
];
