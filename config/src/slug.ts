/**
 * Vietnamese text → address part: NFC → đ→d → strip marks → lower case → [a-z0-9-], cut at a word within 80 characters.
 * Empty when nothing of the text can be kept.
 */
export function slugify(text: string, maxLength = 80): string {
  const plain = foldDiacritics(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= maxLength) return plain
  const cut = plain.slice(0, maxLength + 1)
  const atWord = cut.lastIndexOf('-')
  return atWord > 0 ? cut.slice(0, atWord) : plain.slice(0, maxLength)
}

/** `Đường về` → `Duong ve`: for addresses and for search without diacritics. */
export function foldDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC')
}
