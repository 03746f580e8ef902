# Builds, tests, installs and packages Tenfoot.
#
#   make                 builds the release, with Swift's libraries linked in
#   make test            runs the tests
#   make install         installs what make built; PREFIX and DESTDIR as usual
#   make uninstall       removes what make install installed, with the same PREFIX and DESTDIR
#   make deb             builds a Debian package in .build/deb (needs dpkg-dev)

PREFIX = /usr/local
DESTDIR =
SWIFT = swift
SWIFTFLAGS =
INSTALL = install

# Where each shell looks for completions, relative to PREFIX.
BASH_COMPLETIONS = share/bash-completion/completions
ZSH_COMPLETIONS = share/zsh/site-functions
FISH_COMPLETIONS = share/fish/vendor_completions.d

# Without exported symbols the program is a megabyte smaller and starts a little faster; nothing looks them up.
RELEASE = -c release --static-swift-stdlib --disable-local-rpath -Xlinker --no-export-dynamic
PROGRAM = .build/release/tenfoot
COMPLETIONS = .build/completions

# Everything that is installed, as SOURCE:DESTINATION relative to PREFIX. Only what the program reads at run time.
data = $(foreach file,$(wildcard $(addprefix assets/,strings/*.toml commands/*.toml themes/*.toml names/names.tsv \
	catalogue/products.jsonl products/*.png demo/*.jpg demo/album.json channels/demo.json \
	schema/schedule.schema.json servers/*.json pages/*.toml pages/style.css pages/icon.svg pages/upload.js)),$(file):share/tenfoot/$(file))
documents = packaging/tenfoot.1:share/man/man1/tenfoot.1 LICENSE:share/doc/tenfoot/LICENSE \
	docs/servers/nginx.conf:share/doc/tenfoot/examples/nginx.conf
unit = lib/systemd/system/tenfoot.service
service = packaging/systemd/tenfoot.service:$(unit) packaging/systemd/tenfoot.sysusers:lib/sysusers.d/tenfoot.conf
completions = $(COMPLETIONS)/tenfoot.bash:$(BASH_COMPLETIONS)/tenfoot \
	$(COMPLETIONS)/tenfoot.zsh:$(ZSH_COMPLETIONS)/_tenfoot \
	$(COMPLETIONS)/tenfoot.fish:$(FISH_COMPLETIONS)/tenfoot.fish
files = $(data) $(documents) $(completions) $(service)
# Folders that belong to Tenfoot alone, innermost first.
folders = $(sort $(dir $(foreach pair,$(data),$(lastword $(subst :, ,$(pair)))))) \
	share/tenfoot/assets share/tenfoot share/doc/tenfoot/examples share/doc/tenfoot

all: program
	$(MAKE) completions
.PHONY: all program completions test install uninstall deb

program:
	$(SWIFT) build $(RELEASE) $(SWIFTFLAGS) --product tenfoot

# bash sources its file; a shebang would make it look like a program.
completions:
	mkdir -p $(COMPLETIONS)
	for shell in bash zsh fish; do \
		$(PROGRAM) --generate-completion-script $$shell >$(COMPLETIONS)/tenfoot.$$shell || exit 1; \
	done
	sed -i '1{/^#!/d;}' $(COMPLETIONS)/tenfoot.bash

test:
	$(SWIFT) test

# Builds nothing, so that it can run as another user than the build.
install:
	@test -x $(PROGRAM) -a -e $(COMPLETIONS)/tenfoot.fish || { echo "Run make first." >&2; exit 1; }
	$(INSTALL) -D -s -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/tenfoot"
	@set -e; for pair in $(files); do \
		$(INSTALL) -D -m 644 "$${pair%%:*}" "$(DESTDIR)$(PREFIX)/$${pair#*:}"; \
	done
	@sed -i 's|/usr/bin/tenfoot|$(PREFIX)/bin/tenfoot|' "$(DESTDIR)$(PREFIX)/$(unit)"
	@echo "Installed $(words x $(files)) files below $(DESTDIR)$(PREFIX)."

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/tenfoot"
	@for pair in $(files); do rm -f "$(DESTDIR)$(PREFIX)/$${pair#*:}"; done
	@for folder in $(folders); do \
		rmdir --ignore-fail-on-non-empty "$(DESTDIR)$(PREFIX)/$$folder" 2>/dev/null || true; \
	done

deb: all
	packaging/debian/build
