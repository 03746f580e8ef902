// The data that comes with the program.
