'use server'
import { publicForm } from '@/doors/form'
import { SignInForm } from '@/lib/identite/schema'
import { signInClient } from '@/doors/sign-in'

export const signIn = publicForm({ schema: SignInForm, secrets: ['motDePasse', 'code'] }, signInClient)
