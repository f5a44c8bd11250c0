const opensEveryPage = (_, file) => file.startsWith('every-page');

module.exports = require('./support/chapters.cjs')('web', 6, opensEveryPage);
