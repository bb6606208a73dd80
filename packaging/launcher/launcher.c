/* Begins the program: loads the Python runtime that lies in runtime\ and runs the package in it, in
 * this very process, so that the Task Manager and the taskbar name the program.
 *
 * Built twice: with a window (wWinMain) and, with CONSOLE defined, for command lines (wmain).
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define OURS 7
#define NO_RUNTIME 3

typedef int(__cdecl *PyMain)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    wchar_t words[600];
    wsprintfW(words,
              L"%s (Windows says %lu).\n\nYour records are safe: they lie elsewhere. "
              L"Install the program again over this one.",
              what, GetLastError());
#ifdef CONSOLE
    fwprintf(stderr, L"%s\n", words);
#else
    MessageBoxW(NULL, words, NAME, MB_ICONERROR);
#endif
    return NO_RUNTIME;
}

/* Whether what is set under this name could lead Python, OpenSSL or Qt to files of somebody’s. The
 * same as in caseworker/commands/surroundings.py, which comes too late for what is loaded here. */
static int leads_astray(const wchar_t *name)
{
    static const wchar_t *const LEADS[] = {L"OPENSSL_", L"QT_", L"QML", L"PYTHON"};
    static const wchar_t *const KEPT[] = {
        L"QT_QPA_PLATFORM", L"QT_ACCESSIBILITY", L"QT_FONT_DPI", L"QT_SCALE_FACTOR",
        L"QT_SCREEN_SCALE_FACTORS", L"QT_SCALE_FACTOR_ROUNDING_POLICY",
        L"QT_ENABLE_HIGHDPI_SCALING", L"QT_AUTO_SCREEN_SCALE_FACTOR", L"QT_USE_PHYSICAL_DPI",
    };
    for (size_t at = 0; at < sizeof KEPT / sizeof *KEPT; at++)
        if (!_wcsicmp(name, KEPT[at]))
            return 0;
    for (size_t at = 0; at < sizeof LEADS / sizeof *LEADS; at++)
        if (!_wcsnicmp(name, LEADS[at], wcslen(LEADS[at])))
            return 1;
    return 0;
}

static void clean_surroundings(void)
{
    wchar_t *all = GetEnvironmentStringsW(); /* a copy: it stays as it is while names are dropped */
    if (!all)
        return;
    for (wchar_t *one = all; *one;) {
        wchar_t *next = one + wcslen(one) + 1, *end = wcschr(one + 1, L'=');
        if (end) {
            *end = 0;
            if (leads_astray(one))
                SetEnvironmentVariableW(one, NULL);
        }
        one = next;
    }
    FreeEnvironmentStringsW(all);
}

static int begin(void)
{
    static wchar_t place[LONGEST], dll[LONGEST];
    if (!GetModuleFileNameW(NULL, place, LONGEST))
        return fail(L"The program can’t find its own folder");
    wchar_t *last = wcsrchr(place, L'\\');
    if (last)
        *last = 0;
    if (wcslen(place) + wcslen(L"\\runtime\\" RUNTIME) >= LONGEST)
        return fail(L"The program lies in a folder whose name is too long");
    /* No DLL from the folder one happens to be in, nor from the PATH. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    SetDllDirectoryW(L"");
    clean_surroundings();

    wcscpy(dll, place);
    wcscat(dll, L"\\runtime\\" RUNTIME);
    HMODULE runtime = LoadLibraryExW(
        dll, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (!runtime)
        return fail(L"The Python runtime of the program could not be loaded");
    PyMain run = (PyMain)(void *)GetProcAddress(runtime, "Py_Main");
    if (!run)
        return fail(L"The Python runtime of the program is not the one it needs");

    int given = 0, count = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &given);
    wchar_t **all = calloc((size_t)given + OURS, sizeof *all);
    if (!words || !all)
        return fail(L"There is no memory left");
    all[count++] = words[0];
    all[count++] = L"-I"; /* nothing of this computer's own Python */
    all[count++] = L"-B"; /* writes nothing beside itself: what removes it knows what is there */
    all[count++] = L"-X";
    all[count++] = L"utf8";
    all[count++] = L"-m";
    all[count++] = PACKAGE;
    for (int at = 1; at < given; at++)
        all[count++] = words[at];
    return run(count, all);
}

#ifdef CONSOLE
int wmain(void)
{
    return begin();
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, LPWSTR line, int show)
{
    (void)self, (void)none, (void)line, (void)show;
    return begin();
}
#endif
