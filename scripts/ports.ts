import { type AddressInfo, createServer } from 'node:net'

/** Le port demandé s’il est libre (0 : n’importe lequel) ; `undefined` quand un autre programme le tient. */
export function tryPort(port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, host, () => {
      const found = (server.address() as AddressInfo).port
      server.close(() => resolve(found))
    })
  })
}

/** La phrase dite quand le port du portail est pris. */
export function portTaken(port: number): string {
  return `Le port ${port} est déjà pris par un autre programme : choisissez-en un autre, par exemple « PORT=${port + 1} npm start ».`
}
