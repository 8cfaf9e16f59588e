/** Un lieu des fichiers qui ne répond pas : la porte répond 503 (`isDatabaseDown`), et l’essai suivant aboutira. */
const SILENCE = 'COFFRE_MUET'

const silent = (cause: unknown): Error => Object.assign(new Error('Le coffre des fichiers ne répond pas.', { cause }), { code: SILENCE })

/** Des pannes du réseau ou du service, d’après ce qu’en dit sa bibliothèque ; un refus (droit, seau, clé) n’en est pas une. */
function isOutage(error: unknown): boolean {
  const { name, code, $metadata } = (error ?? {}) as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } }
  return (
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    /^(?:E[A-Z]+|ERR_STREAM_PREMATURE_CLOSE)$/.test(code ?? '') ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  )
}

/**
 * Attend une réponse du coffre, pas plus longtemps.
 * @param late reçoit celle qui viendrait après.
 * @throws l’erreur du service, ou qu’il ne répond pas.
 */
export async function within<T>(answer: Promise<T>, limitMs: number, late?: (answer: T) => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      answer.then(late, () => undefined)
      reject(silent(`${limitMs} ms`))
    }, limitMs)
  })
  try {
    return await Promise.race([answer, limit])
  } catch (error) {
    throw isOutage(error) ? silent(error) : error
  } finally {
    clearTimeout(timer)
  }
}
