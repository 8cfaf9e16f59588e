'use client'

import { useEffect, useRef } from 'react'

/** La boîte d’un envoi refusé, en haut de son formulaire. */
export const ERREURS =
  'errors mb-8 rounded-3 border-2 border-danger bg-surface p-5 focus:anneau [&_a]:font-medium [&_a]:text-danger [&_h2]:text-lg/xl [&_ul]:mt-2'

type ErrorSummaryProps = {
  /** Champ → phrase, la même qu’à côté du champ. */
  errors: Readonly<Record<string, string>>
  /** Préfixe des identifiants, quand ils ne sont pas le nom du champ. */
  idOf?: (name: string) => string
  /** L’adresse de chaque ligne, quand le champ est sur une autre page. */
  linkOf?: (name: string) => string
}

/**
 * Résumé des erreurs, en haut du formulaire : prend le focus à chaque envoi refusé, chaque ligne mène au champ fautif.
 * Le titre du document, « Erreur : … », est l’affaire de la page.
 */
export function ErrorSummary({ errors, idOf = (name) => name, linkOf = (name) => `#${idOf(name)}` }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const lines = Object.entries(errors)
  // biome-ignore lint/correctness/useExhaustiveDependencies: chaque refus apporte un nouvel objet, et reprend le focus
  useEffect(() => box.current?.focus(), [errors])
  if (lines.length === 0) return null
  return (
    <div className={ERREURS} ref={box} tabIndex={-1}>
      {/* L’alerte est à l’intérieur : posée sur la boîte qui reçoit le focus, JAWS la lit deux fois. */}
      <div role="alert">
        <h2>{lines.length === 1 ? 'Il y a 1\u00a0erreur' : `Il y a ${lines.length}\u00a0erreurs`}</h2>
        <ul>
          {lines.map(([name, message]) => (
            <li key={name}>
              <a href={linkOf(name)}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
