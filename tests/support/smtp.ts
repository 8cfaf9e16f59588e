import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** Un vrai serveur SMTP de cette machine : chaque message reçu, dans l’ordre, et l’identifiant de chacun. */
export type ServeurSmtp = { url: string; messages(): string[]; messageIds(): string[]; close(): Promise<void> }

/** Ouvre un serveur SMTP qui prend tout. */
export async function openSmtp(): Promise<ServeurSmtp> {
  const recus: string[] = []
  const serveur = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (flux, _session, rendre) => {
      const parts: Buffer[] = []
      flux.on('data', (part: Buffer) => parts.push(part))
      flux.on('end', () => {
        recus.push(Buffer.concat(parts).toString('utf8'))
        rendre()
      })
    },
  })
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', () => resolve()))
  return {
    url: `smtp://127.0.0.1:${(serveur.server.address() as AddressInfo).port}`,
    messages: () => recus,
    messageIds: () => recus.map((recu) => /^Message-ID: (.*)$/im.exec(recu)?.[1] ?? ''),
    close: () => new Promise((resolve) => serveur.close(() => resolve())),
  }
}
