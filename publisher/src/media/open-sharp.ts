/** libvips, loaded with the first picture: 20 MiB that a publisher does without as long as it only writes texts. */
export async function openSharp() {
  const { default: sharp } = await import('sharp')
  // each picture is made once, so there is nothing to remember
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
