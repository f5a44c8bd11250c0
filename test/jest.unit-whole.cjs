module.exports = require('./support/chapters.cjs')('unit', 2);
