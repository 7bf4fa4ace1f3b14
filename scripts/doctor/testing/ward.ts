/** For the doctor's tests: a patient in a folder of its own for each test, and servers that are closed after it. */
import { afterEach, beforeEach } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Check } from '../check'
import { examine } from '../examine'
import type { Finding } from '../finding'
import { admit, type Patient } from '../patient'

export interface Ward {
  /** DATA_DIR of the running test */
  folder: string
  patient(own?: Record<string, string>, facts?: Partial<Patient>): Patient
  /** @returns the port */
  listen(server: Server): Promise<number>
  serve(listener: RequestListener): Promise<number>
}

/** Nobody listens there. */
export const FREE_PORTS = { CMS_PORT: '39180', PUBLIC_PORT: '39181', INTERNAL_PORT: '39182', SANDBOX_PORT: '39183' }

/** Call it once at the top of the file. */
export function useWard(): Ward {
  const servers: Server[] = []
  const sockets = new Set<Socket>()
  const ward: Ward = {
    folder: '',
    patient: (own = {}, facts = {}) => ({
      ...admit({ raw: { DATA_DIR: ward.folder, ...own }, named: Object.keys(own), envFile: join(ward.folder, '.env') }),
      ...facts,
    }),
    async listen(server) {
      servers.push(server)
      server.on('connection', (socket: Socket) => sockets.add(socket))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return (server.address() as AddressInfo).port
    },
    serve: (listener) => ward.listen(createHttpServer(listener)),
  }
  beforeEach(() => {
    ward.folder = mkdtempSync(join(tmpdir(), 'hl-doctor-'))
  })
  afterEach(() => {
    for (const socket of sockets) socket.destroy()
    for (const server of servers.splice(0)) server.close()
    rmSync(ward.folder, { recursive: true, force: true })
  })
  return ward
}

export async function lookAt(check: Check, patient: Patient): Promise<Finding[]> {
  const [examined] = await examine({ checks: [check], patient })
  return examined?.findings ?? []
}

export const levels = (findings: readonly Finding[]) => findings.map(({ level }) => level)
