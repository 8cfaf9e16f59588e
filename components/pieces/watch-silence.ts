/** Sans un octet de plus pendant ce temps, dans un sens ou dans l’autre, la ligne est coupée sans que le navigateur le sache. */
const SILENCE_MS = 60_000

/**
 * Abandonne un envoi qui n’avance plus : `onabort` le dit à la personne, qui peut réessayer. Une ligne lente qui avance n’est jamais coupée.
 * @param envoi à surveiller dès avant `send`.
 */
export function watchSilence(envoi: XMLHttpRequest): void {
  let reveil: ReturnType<typeof setTimeout> | undefined
  const relance = () => {
    clearTimeout(reveil)
    reveil = setTimeout(() => envoi.abort(), SILENCE_MS)
  }
  envoi.upload.addEventListener('progress', relance)
  envoi.upload.addEventListener('load', relance)
  envoi.addEventListener('progress', relance)
  envoi.addEventListener('loadend', () => clearTimeout(reveil))
  relance()
}
