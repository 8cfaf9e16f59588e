'use client'

import { useEffect, useRef, useState } from 'react'
import { useLiveCount } from '@/components/frame/live-count'

/** Dit qu’il y a du nouveau depuis que la page est ouverte, sans la changer sous les yeux de qui écrit. */
export function News() {
  const nombre = useLiveCount(-1)
  const avant = useRef(-1)
  const [nouveau, setNouveau] = useState(false)
  useEffect(() => {
    if (avant.current >= 0 && nombre > avant.current) setNouveau(true)
    avant.current = nombre
  }, [nombre])
  return (
    <div role="status">
      {nouveau ? (
        <p className="event">
          <span>
            Du nouveau dans vos demandes depuis que cette page est ouverte.{' '}
            <button className="linkbutton" type="button" onClick={() => window.location.reload()}>
              Recharger la page
            </button>
          </span>
        </p>
      ) : null}
    </div>
  )
}
