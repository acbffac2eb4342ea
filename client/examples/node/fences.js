// Imports a GeoJSON document of fences, in parts as it may be large, then lists the ids of all:
//   node fences.js 127.0.0.1:5601 fences.geojson
'use strict';

const fs = require('fs');
const { connect, reasonOf, unary } = require('./api');

function importFences(fences, file) {
  return new Promise((resolve, reject) => {
    const call = fences.ImportFences((error, answer) => (error ? reject(error) : resolve(answer)));
    fs.createReadStream(file)
      .on('data', (content) => call.write({ content }))
      .on('end', () => call.end())
      .on('error', (error) => call.destroy(error));
  });
}

async function main([server, file]) {
  const fences = connect('Fences', server);
  const answer = await importFences(fences, file);
  const { fences: all } = await unary(fences, 'ListFences', { page_size: 1000 });
  console.log(JSON.stringify({ imported: answer.imported, ids: all.map((fence) => fence.fence_id) }));
  fences.close();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`error: ${error.details || error.message} (${reasonOf(error) || error.code})`);
  process.exit(1);
});
