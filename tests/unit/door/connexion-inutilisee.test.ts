import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { answerMangled } from '@/scripts/door/answers.ts'

const server = createServer({ headersTimeout: 150, requestTimeout: 0, connectionsCheckingInterval: 30 }, (_, res) => res.end('servi'))
server.on('clientError', answerMangled)
afterEach(() => server.close())

/** Tout ce que le serveur écrit sur une connexion où l’on a écrit ceci, jusqu’à ce qu’il la ferme. */
function heard(written: string): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(written))
      let text = ''
      socket.on('data', (part) => {
        text += part.toString()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(text))
    })
  })
}

it('une connexion ouverte d’avance et jamais servie se ferme sans un mot : il serait pris pour la réponse de l’envoi suivant', async () => {
  expect(await heard('')).toBe('')
})

it('une demande qui n’arrive pas entière à temps reçoit un 408, que le navigateur sait rejouer', async () => {
  expect(await heard('GET / HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1\.1 408 [\s\S]*Votre demande n’est pas arrivée entière/)
})
