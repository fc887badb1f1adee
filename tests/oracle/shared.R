# How the fixtures are written: numbers as text, with all their digits; whole numbers as they are.
number <- function(x) sprintf("\"%.17g\"", x)
cell <- function(x) ifelse(is.na(x), "null", sprintf("%d", as.integer(x)))
row <- function(x) paste0("[", paste(cell(x), collapse = ","), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, row), collapse = ",\n  "), "]")
keep <- function(name, text) writeLines(text, file.path(folder, name))
numbers <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
known <- function(x) if (is.na(x)) "null" else number(x)
cases <- function(name, texts) keep(name, paste0("[", paste(texts, collapse = ",\n"), "]"))
