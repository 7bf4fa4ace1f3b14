// @ts-check
/**
 * Checks an unpacked evidence file with Node alone: no network, no other file of ours. Everything that is right is one line
 * with ✓, everything wrong one with ✗ that names it; exit code 1 when anything is wrong.
 *
 *   node verify.mjs ["<fingerprint of the signing key>"]
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const expected = process.argv[2]?.replace(/[^0-9a-f]/gi, '').toLowerCase()
let wrong = 0

const good = (/** @type {string} */ what) => console.log(`✓ ${what}`)
const bad = (/** @type {string} */ what) => {
  wrong += 1
  console.log(`✗ ${what}`)
}

try {
  await main()
} catch (error) {
  bad(`Không kiểm tiếp được: ${error instanceof Error ? error.message : String(error)}`)
}
console.log(wrong === 0 ? '\nHồ sơ nguyên vẹn.' : `\nHồ sơ có ${wrong} chỗ sai.`)
process.exit(wrong === 0 ? 0 : 1)

async function main() {
  const manifest = readManifest()
  if (!manifest) return
  await checkFiles(manifest.files)
  await checkReleases()
  await checkMedia()
  await checkAudit(manifest)
}

/** The list of files is signed; whoever changes a file must sign again, with a key that has another fingerprint. */
function readManifest() {
  const bytes = readFileSync(join(root, 'danh-muc.json'))
  const signature = Buffer.from(readFileSync(join(root, 'danh-muc.sig'), 'utf8').trim(), 'base64')
  /** @type {{ publicKey: string, at: string, title: string, files: { path: string, size: number, sha256: string }[], item: { documentId: string } }} */
  let manifest
  try {
    manifest = JSON.parse(bytes.toString('utf8'))
    if (!isSigned(manifest.publicKey, bytes, signature)) throw new Error('chữ ký không khớp')
  } catch (error) {
    bad(`danh-muc.json hoặc danh-muc.sig: đã bị sửa (${error instanceof Error ? error.message : String(error)})`)
    return null
  }
  good(`danh-muc.json: chữ ký đúng, lập lúc ${manifest.at}, bài «${manifest.title}»`)
  const shown = fingerprint(manifest.publicKey)
  if (!expected) console.log(`  Dấu vân khóa: ${shown} – so với dấu do Ban biên tập giữ`)
  else if (expected === shown.replaceAll(' ', '')) good(`Dấu vân khóa đúng: ${shown}`)
  else bad(`Dấu vân khóa là ${shown}, không phải dấu đã cho: hồ sơ do khóa khác ký`)
  return manifest
}

/** @param {{ path: string, size: number, sha256: string }[]} files */
async function checkFiles(files) {
  const before = wrong
  for (const file of files) {
    const path = join(root, file.path)
    if (relative(root, path).startsWith('..')) bad(`${file.path}: đường dẫn ra ngoài hồ sơ`)
    else if (!existsSync(path)) bad(`${file.path}: thiếu tệp`)
    else if ((await hashOf(path)) !== file.sha256) bad(`${file.path}: nội dung đã bị sửa`)
  }
  const listed = new Set([...files.map((file) => file.path), 'danh-muc.json', 'danh-muc.sig'])
  for (const path of below(root)) if (!listed.has(path)) bad(`${path}: tệp lạ, không có trong danh mục`)
  if (wrong === before) good(`${files.length} tệp đúng như danh mục`)
}

/** A Release is named by the SHA-256 of its bytes. */
async function checkReleases() {
  const before = wrong
  const names = existsSync(join(root, 'ban-phat-hanh')) ? readdirSync(join(root, 'ban-phat-hanh')) : []
  for (const name of names) {
    const path = join('ban-phat-hanh', name)
    if (`${await hashOf(join(root, path))}.json` !== name) bad(`${path}: nội dung không phải bản mang mã băm này`)
  }
  if (wrong === before) good(`${names.length} bản phát hành đúng từng byte với mã băm của nó`)
}

async function checkMedia() {
  const before = wrong
  /** @type {{ sha256: string, file: string | null, name: string }[]} */
  const media = JSON.parse(readFileSync(join(root, 'tep-dinh-kem.json'), 'utf8'))
  const inside = media.filter((one) => one.file !== null)
  for (const { file, sha256: hash } of inside) {
    if (file !== null && existsSync(join(root, file)) && (await hashOf(join(root, file))) !== hash)
      bad(`${file}: nội dung không phải tệp đã duyệt`)
  }
  if (wrong === before) good(`${inside.length} trong ${media.length} tệp đính kèm nằm trong hồ sơ và đúng mã băm`)
}

/**
 * digest = SHA-256(text of the entry); hash = SHA-256(prev + digest); a checkpoint signs `no:hash`. Links made before digests
 * were kept have hash = SHA-256(prev + text): of those only this Item's own can be recomputed.
 * @param {{ publicKey: string, item: { documentId: string } }} manifest
 */
async function checkAudit(manifest) {
  const before = wrong
  /** @type {Map<number, { digest: string | null, hash: string, sealed: string | null }>} */
  const own = new Map()
  const approved = new Set()
  let unsealed = 0
  let withheld = 0
  for await (const { line, number } of lines('nhat-ky/muc.jsonl')) {
    const where = `nhat-ky/muc.jsonl dòng ${number}`
    if (line.no === null) unsealed += 1
    else own.set(line.no, line)
    if (line.sealed === null) withheld += 1
    if (line.sealed === null) continue
    if (line.digest !== null && sha256(line.sealed) !== line.digest) bad(`${where} (mắt xích ${line.no}): nội dung đã bị sửa`)
    const entry = JSON.parse(line.sealed)
    if (entry.documentId !== manifest.item.documentId) bad(`${where}: là mục của bài khác`)
    if (entry.action === 'item.approved') approved.add(entry.data.release)
  }
  const { found, old } = await checkLinks({ own, publicKey: manifest.publicKey })
  for (const no of own.keys()) if (!found.has(no)) bad(`Mắt xích ${no} của bài này không được nối tới điểm chốt nào`)
  for (const hash of approved) {
    if (!existsSync(join(root, 'ban-phat-hanh', `${hash}.json`))) bad(`Nhật ký có lần duyệt bản ${hash}, nhưng hồ sơ không có bản đó`)
  }
  if (wrong === before) good(`${own.size} mục nhật ký nằm đúng chỗ trong chuỗi, nối tới điểm chốt có chữ ký`)
  if (unsealed > 0) console.log(`  ${unsealed} mục chưa kịp niêm phong lúc xuất: chỉ được danh mục bảo đảm`)
  if (withheld > 0) console.log(`  ${withheld} mục có mã bí mật nên đã che: chuỗi vẫn kiểm được, nội dung mục thì không`)
  if (old > 0) console.log(`  ${old} mắt xích kiểu cũ của bài khác: chỉ kiểm được phần nối, không tính lại được`)
}

/** @param {{ own: Map<number, { digest: string | null, hash: string, sealed: string | null }>, publicKey: string }} input */
async function checkLinks({ own, publicKey }) {
  const checkpoints = await readCheckpoints(publicKey)
  const found = new Set()
  let old = 0
  let isClosed = true
  /** @type {{ no: number, hash: string } | null} */
  let last = null
  for await (const { line, number } of lines('nhat-ky/mat-xich.jsonl')) {
    const where = `nhat-ky/mat-xich.jsonl dòng ${number} (mắt xích ${line.no})`
    const isNext = last !== null && line.no === last.no + 1
    if (isNext && line.prev !== last?.hash) bad(`${where}: không nối với mắt xích trước`)
    if (!isNext && !isClosed) bad(`${where}: đoạn trước không tới điểm chốt`)
    const entry = own.get(line.no)
    if (entry && (entry.hash !== line.hash || entry.digest !== line.digest)) bad(`${where}: khác với mục nhật ký của bài`)
    const text = line.digest ?? entry?.sealed ?? null
    if (text === null) old += 1
    else if (sha256(line.prev + text) !== line.hash) bad(`${where}: mã băm không tính lại được, đã bị sửa`)
    const signed = checkpoints.get(line.no)
    if (signed !== undefined && signed !== line.hash) bad(`${where}: khác với điểm chốt đã ký`)
    isClosed = signed !== undefined
    if (entry) found.add(line.no)
    last = { no: line.no, hash: line.hash }
  }
  if (!isClosed) bad('nhat-ky/mat-xich.jsonl: đoạn cuối không tới điểm chốt')
  return { found, old }
}

/** @param {string} publicKey the one that signed the list of files */
async function readCheckpoints(publicKey) {
  /** @type {Map<number, string>} */
  const checkpoints = new Map()
  const keys = new Set()
  let unsigned = 0
  for await (const { line, number } of lines('nhat-ky/diem-chot.jsonl')) {
    checkpoints.set(line.no, line.hash)
    if (line.publicKey === null) unsigned += 1
    else if (isSigned(line.publicKey, `${line.no}:${line.hash}`, Buffer.from(line.signature, 'base64'))) keys.add(line.publicKey)
    else bad(`nhat-ky/diem-chot.jsonl dòng ${number} (điểm chốt ${line.no}): chữ ký không khớp`)
  }
  for (const key of keys) if (key !== publicKey) console.log(`  Có điểm chốt do khóa khác ký: ${fingerprint(key)} – so với dấu của khóa cũ`)
  if (unsigned > 0) console.log(`  ${unsigned} điểm chốt kiểu cũ: chữ ký của chúng chỉ kiểm được trên máy chủ`)
  return checkpoints
}

/** @param {string} path */
async function* lines(path) {
  let number = 0
  for await (const text of createInterface({ input: createReadStream(join(root, path)), crlfDelay: Infinity })) {
    number += 1
    try {
      yield { number, line: JSON.parse(text) }
    } catch {
      bad(`${path} dòng ${number}: không đọc được`)
    }
  }
}

/** @param {string} publicKey @param {string | Uint8Array} data @param {Uint8Array} signature */
function isSigned(publicKey, data, signature) {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(data), key, signature)
}

/** @param {string} publicKey */
function fingerprint(publicKey) {
  const hex = sha256(Buffer.from(publicKey, 'base64')).slice(0, 32)
  return (hex.match(/.{4}/g) ?? []).join(' ')
}

/** @param {string | Uint8Array} data */
function sha256(data) {
  return createHash('sha256').update(data).digest('hex')
}

/** @param {string} path */
async function hashOf(path) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** @param {string} folder @returns {string[]} paths below the root, with / */
function below(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? below(path) : [relative(root, path).split(sep).join('/')]
  })
}
