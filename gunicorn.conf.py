"""What every gunicorn here has in common, `make demo` included; read from this folder."""

# An address of 10 kB gets our own page, in plain Dutch. Gunicorn's answer would be one bare
# English line, from 4 kB on. What is really too long, nginx in front refuses.
limit_request_line = 0
