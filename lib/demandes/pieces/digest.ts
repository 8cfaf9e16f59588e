/** L’empreinte SHA-256 d’octets, en hexadécimal, calculée par un autre fil : dix millions d’octets n’arrêtent pas le portail. */
export const sha256Of = async (octets: Buffer): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', octets as Buffer<ArrayBuffer>)).toString('hex')
