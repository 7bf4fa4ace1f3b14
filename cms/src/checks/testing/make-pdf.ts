/** For tests: a PDF of one page whose words are text (with a map to Unicode, as Word writes it), or a stamp laid over it. */

/** Code of the first letter; below it a reader may see control characters. */
const FIRST = 0x41

interface Pdf {
  text?: string
  stamp?: string
  /** in its properties */
  title?: string
  /** with a password nobody knows */
  isEncrypted?: boolean
}

export function makePdf({ text = '', stamp = '', title = '', isEncrypted = false }: Pdf): Buffer {
  const letters = [...new Set(text)]
  const codes = [...text].map((letter) => hex(letters.indexOf(letter) + FIRST, 2)).join('')
  const map = letters.map((letter, index) => `<${hex(index + FIRST, 2)}> <${utf16(letter)}>`).join('\n')
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
${letters.length} beginbfchar
${map}
endbfchar endcmap end end`
  const content = text === '' ? '' : `BT /F1 12 Tf 20 100 Td <${codes}> Tj ET`
  const annotation =
    stamp === '' ? '' : `/Annots[<</Type/Annot/Subtype/FreeText/Rect[10 10 100 40]/DA(/F1 12 Tf)/Contents<FEFF${utf16(stamp)}>>>]`
  return Buffer.from(
    [
      '%PDF-1.7',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${annotation}>>endobj`,
      `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`,
      `5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>endobj`,
      `6 0 obj<</Length ${cmap.length}>>stream\n${cmap}\nendstream endobj`,
      `7 0 obj<</Title<FEFF${utf16(title)}>>>endobj`,
      `trailer<</Root 1 0 R${title === '' ? '' : '/Info 7 0 R'}${isEncrypted ? ENCRYPTED : ''}>>`,
    ].join('\n'),
    'latin1',
  )
}

/** 40-bit RC4 with owner and user entries that no password opens. */
const ENCRYPTED = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'1'.repeat(64)}>/U<${'2'.repeat(64)}>>>`

function utf16(text: string): string {
  return [...text].map((letter) => hex(letter.codePointAt(0) ?? 0, 4)).join('')
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
