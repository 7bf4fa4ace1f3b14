/** A cause's sentence, made to stand after "vì": without its full stop, and small where it does not begin with a name. */
const NAMES = ['Fanpage', 'Facebook', 'YouTube', 'Google', 'Website', 'Meta', 'API', 'Graph']

export function because(message: string): string {
  const text = message.trim().replace(/[.!]+$/, '')
  const [first = ''] = text.split(/[\s,:]/)
  return NAMES.includes(first) || first === first.toUpperCase() ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
