/** For tests: a .docx with the parts Word writes, cut down to what is read. */
import JSZip from 'jszip'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const DOCUMENT_RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://vanban.example.vn/55" TargetMode="External"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image2.emf"/></Relationships>'
/** as a secretary makes them: one based on a heading, one based on that, one with an outline level, one of neither */
const OWN_STYLES = [
  ['Muc', 'Mục của Ban', '<w:basedOn w:val="u2"/>'],
  ['Muccon', 'Mục con của Ban', '<w:basedOn w:val="Muc"/>'],
  ['Dieu', 'Điều', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'],
  ['Than', 'Thân bài', '<w:basedOn w:val="Than"/>'],
]
  .map(([id, name, more]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`)
  .join('')
const STYLES = `<w:styles ${W}>${[
  ['Title', 'Title'],
  ['u1', 'heading 1'],
  ['u2', 'heading 2'],
  ['Trichdan', 'Quote'],
  ['Chuthich', 'caption'],
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('')}${OWN_STYLES}</w:styles>`
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

export const run = (text: string, marks = '') => `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
export const styled = (style: string, content: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`
export const item = (level: number, content: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${content}</w:p>`
export const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows
    .map(
      (row, index) =>
        `<w:tr>${index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${row.map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`

const DRAWING =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
/** @param id rId8 is `word/media/image1.png`, rId9 `word/media/image2.emf` */
export const drawing = (id: 'rId8' | 'rId9', alt = '') =>
  `<w:r><w:drawing><wp:inline ${DRAWING}><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

/** 8 × 8, blue. */
export const BLUE_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGNQSDiAFTEMLQkAGplQAT43V5gAAAAASUVORK5CYII=',
  'base64',
)

/** Title, heading, marks, a link, a nested list, a quote, a captioned table. */
export const SAMPLE = [
  styled('Title', run('Lớp học nghề')),
  styled('u1', run('Kế hoạch'.normalize('NFD'))),
  `<w:p>${run('Xưởng ')}${run('mở cửa', '<w:b/>')}${run(' sáng ')}${run('thứ hai', '<w:i/>')}${run(', ')}${run('miễn phí', '<w:u w:val="single"/>')}${run('; xem ')}<w:hyperlink r:id="rId5">${run('Nghị định 55')}</w:hyperlink></w:p>`,
  item(0, run('Đơn xin học')),
  item(1, run('Viết tay')),
  item(0, run('Bản sao giấy tờ')),
  styled('Trichdan', run('Có nghề thì có đường về.')),
  styled('Chuthich', run('Bảng 1. Lịch học')),
  table([
    ['Nghề', 'Ngày'],
    ['Hàn', 'Thứ hai'],
  ]),
  `<w:p>${run('Hết.')}</w:p>`,
].join('')

/** @param extra further parts of the archive by their path */
export function makeDocx({ body, extra = {} }: { body: string; extra?: Readonly<Record<string, string | Uint8Array>> }): Promise<Buffer> {
  const zip = new JSZip()
  const parts = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': RELS,
    'word/_rels/document.xml.rels': DOCUMENT_RELS,
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
    ...extra,
  }
  for (const [path, content] of Object.entries(parts)) zip.file(path, content)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
