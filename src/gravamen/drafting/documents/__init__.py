"""Documents other than the letter to the Director-General: what each holds is data, what each part says is a function."""
