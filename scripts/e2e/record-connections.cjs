// Loaded with --require, before any module of ours: hence CommonJS.
/* eslint-disable @typescript-eslint/no-require-imports */
/**
 * Loaded before any other code of a process (`NODE_OPTIONS=--require`): notes every connection it opens, whatever library asks for it,
 * and every name it looks up. One JSON line each in the file named by HL_CONNECTIONS. For tests only.
 */
'use strict'
const { appendFileSync } = require('node:fs')
const dgram = require('node:dgram')
const dns = require('node:dns')
const net = require('node:net')

const file = process.env.HL_CONNECTIONS

function note(entry) {
  appendFileSync(file, `${JSON.stringify({ process: process.title, ...entry })}\n`)
}

if (file) {
  const { connect } = net.Socket.prototype
  net.Socket.prototype.connect = function (...given) {
    // either options, or (port, host), or what net.connect made of them: [options, callback]
    const [first, second] = Array.isArray(given[0]) ? given[0] : given
    const options =
      typeof first === 'object' && first !== null ? first : { port: first, host: typeof second === 'string' ? second : undefined }
    note(options.path ? { path: String(options.path) } : { host: String(options.host ?? 'localhost'), port: Number(options.port) })
    return connect.apply(this, given)
  }
  const { send } = dgram.Socket.prototype
  dgram.Socket.prototype.send = function (...given) {
    note({ datagram: true })
    return send.apply(this, given)
  }
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    const asked = dns[name]
    dns[name] = function (host, ...rest) {
      note({ lookup: String(host) })
      return asked.call(this, host, ...rest)
    }
  }
}
