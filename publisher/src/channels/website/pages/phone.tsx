/** Called with a press; what is no number yet is only read. */
export const Phone = ({ number }: { number: string }) => {
  const digits = number.replaceAll(/[^\d+]/g, '')
  // a number is not broken at the end of a line
  return digits.length < 3 ? number : <a href={`tel:${digits}`}>{number.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')}</a>
}
