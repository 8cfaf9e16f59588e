import { expect, it } from 'vitest'
import { CATALOGUE } from '@/lib/demarches/catalogue'
import { findDemarche } from '@/lib/demarches/registre'

it('le catalogue n’ouvre que les démarches qui ont un formulaire, et toutes celles-là', () => {
  for (const { slug, titre, ouverte } of CATALOGUE.flatMap((domaine) => domaine.demarches)) {
    expect(ouverte, slug).toBe(findDemarche(slug) !== null)
    if (ouverte) expect(findDemarche(slug)?.titre).toBe(titre)
  }
})
