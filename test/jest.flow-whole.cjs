/** Stories that start the service as a process of its own take longest. */
const startsProcesses = (text) => /support\/process|child_process/.test(text);

module.exports = require('./support/chapters.cjs')('flow', 16, startsProcesses);
