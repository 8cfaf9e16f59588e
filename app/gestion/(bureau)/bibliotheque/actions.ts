'use server'
import { form } from '@/doors/form'
import { toBibliotheque } from '@/doors/leads'
import { withdrawModele } from '@/lib/bibliotheque/publish-modele'
import * as door from './door'

export const retirer = form(door.retirer, withdrawModele, toBibliotheque)
