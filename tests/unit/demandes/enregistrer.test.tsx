import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { RegisterForm } from '@/components/gestion/register-form'
import { EnregistrerForm } from '@/lib/demandes/gestion/schema'

it('le résumé des erreurs suit l’ordre des champs à l’écran', () => {
  const ecran = renderToStaticMarkup(<RegisterForm titre="Enregistrer" action={async (etat) => etat} cle="c" aujourdhui="2026-11-29" sujets={[]} />)
  const noms = [...ecran.matchAll(/ name="(\w+)"/g)].map(([, nom]) => nom).filter((nom) => nom !== 'cle')
  expect(Object.keys(EnregistrerForm.shape).filter((nom) => nom !== 'cle')).toEqual(noms)
})
