/** A sentence in which `**words**` are bold, as the agenda on paper prints them. */
export function Emphasis({ text }: { text: string }) {
  return text
    .split('**')
    .map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part))
}
