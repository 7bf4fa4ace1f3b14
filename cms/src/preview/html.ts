/** Text and attributes for the previews: nothing that somebody typed is ever markup. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** A picture or film of the Release, by the address of this preview. */
export function fileAt({ base, sha256 }: { base: string; sha256: string }): string {
  return escape(`${base}/media/${sha256}`)
}

export function none(channel: string): string {
  return `<p class="none">Bài này không đăng lên ${channel}.</p>`
}
