// Plain old JavaScript: it runs first and must be read by a Node that can't read the rest.
'use strict';

var wanted = 24;
var major = Number(process.versions.node.split('.')[0]);
if (major < wanted) {
  console.error(
    'whoowns needs Node ' +
      wanted +
      ' or newer; this is ' +
      process.version +
      '.\n' +
      'Run it through npm: "npm ci" brings a fitting Node along on Linux and Windows, and "npm start" uses it.\n' +
      'On a Mac, or where optional packages were left out, install Node ' +
      wanted +
      ' from nodejs.org.',
  );
  process.exit(1);
}

// What was compiled once needn't be again: a start takes about a fifth less. Where the folder can't
// be written (a container), Node goes without.
require('node:module').enableCompileCache(
  require('node:path').join(__dirname, '../node_modules/.cache/whoowns'),
);
