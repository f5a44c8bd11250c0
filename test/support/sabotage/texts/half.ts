export const texts = section('half', {
  whole: ['{{count}} accounts', '{{count}} comptes'],
  silent: ['Accounts', ''],
  other: ['{{name}} leaves', '{{nom}} part'],
});
