#!/bin/sh
# Starts Caseworker from the folder that this file lies in, by Debian's own Python.
#   ./caseworker            the window        ./caseworker --help     its commands
#   ./caseworker --menu     put it into the menu of this account's desktop
PATH=/usr/bin:/bin:$PATH # for what this script calls; a namesake elsewhere in it is not taken
here=$(dirname -- "$(readlink -f -- "$0")")
python="$here/bin/python"

stop() {
    printf '%s\n' "$1" >&2
    if [ -n "${DISPLAY}${WAYLAND_DISPLAY}" ] && ! [ -t 2 ]; then
        if command -v zenity >/dev/null; then zenity --error --no-markup --text="$1"
        elif command -v xmessage >/dev/null; then xmessage "$1"; fi
    fi
    exit 3
}

if ! [ -x "$python" ]; then
    stop "Caseworker needs Python 3.11. Please type this, then start it again:

    sudo apt-get install python3.11"
fi
# What other programs set must not lead the linker, Python, OpenSSL or Qt to files of theirs. What
# says only how it looks stays: as in caseworker/commands/surroundings.py. A library that was
# preloaded into this shell is in it already, and ends with it.
for name in $(env | sed -n 's/^\(\(LD_\|PYTHON\|QT_\|QML\|OPENSSL_\|GCONV_\|GIO_\|GTK_\)[A-Za-z0-9_]*\)=.*/\1/p'); do
    case $name in
        QT_QPA_PLATFORM|QT_QPA_PLATFORMTHEME|QT_ACCESSIBILITY|QT_LINUX_ACCESSIBILITY_ALWAYS_ON) ;;
        QT_IM_MODULE|QT_IM_MODULES|GTK_IM_MODULE|QT_FONT_DPI|QT_SCALE_FACTOR*) ;;
        QT_SCREEN_SCALE_FACTORS|QT_ENABLE_HIGHDPI_SCALING|QT_AUTO_SCREEN_SCALE_FACTOR|QT_USE_PHYSICAL_DPI) ;;
        *) unset "$name" ;;
    esac
done

lacking=$("$python" -I "$here/lacking.py") || stop "Caseworker could not be started by $python: $lacking"
if [ -n "$lacking" ]; then
    stop "Caseworker needs libraries that this computer lacks. Please type this, then start it again:

    sudo apt-get install --no-install-recommends $lacking"
fi
if [ "$1" = "--menu" ]; then
    menu="${XDG_DATA_HOME:-$HOME/.local/share}/applications"
    named=$(printf '%s\n' "$here" | sed 's/[&|\\]/\\&/g') # as sed takes it: a folder may be called R&D
    mkdir -p "$menu" && sed "s|@HERE@|$named|g" "$here/share/caseworker.desktop" > "$menu/caseworker.desktop" &&
        echo "Caseworker is in the menu: $menu/caseworker.desktop"
    exit
fi
exec "$python" -I -B -X utf8 -m caseworker "$@"
