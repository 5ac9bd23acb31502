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
