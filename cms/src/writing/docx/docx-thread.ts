/** The thread: takes the bytes, answers once, ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { readDocx } from './read-docx'

readDocx({ bytes: workerData instanceof Uint8Array ? workerData : new Uint8Array() }).then(
  (answer) => parentPort?.postMessage(answer),
  () => parentPort?.postMessage({ unreadable: 'not-word' }),
)
