# Sourced by the scripts beside it: what the machine must have, and how to get it where we may.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 2
}

need_dotnet() {
    # An SDK that a user installed by script is often not on the path.
    for place in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
        command -v dotnet >/dev/null 2>&1 && return 0
        [ -x "$place/dotnet" ] && PATH="$place:$PATH"
    done
    command -v dotnet >/dev/null 2>&1 ||
        die "Somdun needs the .NET 10 SDK, and no 'dotnet' was found: install dotnet-sdk-10.0 (https://dotnet.microsoft.com/download/dotnet/10.0)."
}

need_sdk() {
    need_dotnet
    dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
        die "Somdun needs the .NET 10 SDK, and 'dotnet' here has only: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')(install dotnet-sdk-10.0)."
}

# Runs a command as root: as it is, or through sudo where no password is asked. Fails where neither is allowed.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# Installs Debian packages, each by itself so that one a system lacks does not keep the others away.
# The log goes to standard error only when something fails.
install_packages() {
    command -v apt-get >/dev/null 2>&1 && as_root true || return 1
    log=$(mktemp)
    apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1; }
    failed=0
    apt update || true # An old list may still do.
    for package in "$@"; do
        say "Installing $package…"
        apt install --no-install-recommends "$package" || { failed=1; tail -n 3 "$log" >&2; }
    done
    rm -f "$log"
    return $failed
}

has_icu() {
    for library in /usr/lib/*/libicuuc.so.* /usr/lib64/libicuuc.so.* /usr/lib/libicuuc.so.* /usr/local/lib/libicuuc.so.*; do
        [ -e "$library" ] && return 0
    done
    return 1
}

need_icu() {
    has_icu && return 0
    # The package bears its version in its name (libicu72 on Debian 12, libicu74 on Ubuntu 24.04); the development
    # package of every release asks for the right one.
    name=$(apt-cache search --names-only '^libicu[0-9]+$' 2>/dev/null | sort -V | tail -n 1 | cut -d' ' -f1)
    if [ -z "$name" ] && as_root apt-get -q update >/dev/null 2>&1; then
        name=$(apt-cache search --names-only '^libicu[0-9]+$' | sort -V | tail -n 1 | cut -d' ' -f1)
    fi
    install_packages "${name:-libicu-dev}" && has_icu ||
        die "Somdun needs the ICU library, which could not be installed here: as root, run 'apt-get install ${name:-libicu72}'."
}

# The directory of the newest PostgreSQL of version 15 or later.
find_postgres() {
    for bin in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin 2>/dev/null | sort -rV) "$(pg_config --bindir 2>/dev/null)"; do
        [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] || continue
        version=$("$bin/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
        [ "${version:-0}" -ge 15 ] && echo "$bin" && return 0
    done
    return 1
}

# A Chromium that runs: Ubuntu's package of that name is a stub that asks for a snap, and does not answer --version.
find_chromium() {
    for browser in "${SOMDUN_CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser; do
        [ -n "$browser" ] && browser=$(command -v "$browser") || continue
        timeout 30 "$browser" --version </dev/null 2>/dev/null | grep -qi 'chrom' && echo "$browser" && return 0
    done
    return 1
}
