/** A title as readers see it: the number of a document in it (22/2023/QĐ-TTg) is not broken at its hyphen. */
const NUMBER = /(\d+\/\S*-\S*)/

export const Title = ({ text }: { text: string }) => (
  <>{text.split(NUMBER).map((part, index) => (index % 2 === 1 ? <span class="whole">{part}</span> : part))}</>
)
