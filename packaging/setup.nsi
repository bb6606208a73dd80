; The installer for one officer's account: no administrator, no service, no network.
; Given by the build: NAME, VERSION, NUMBERS, PUBLISHER, SOURCE, TARGET, ICON, COMPRESS.
; Exit status: 0 installed, 2 the program is running, 3 a newer one is here, 4 Windows is too old.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"

!define OURS "Software\${NAME}"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"

Name "${NAME} ${VERSION}"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OURS}" "InstallDir"
!if "${COMPRESS}" == "zlib"
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2057 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2057 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=2057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2057 "LegalCopyright" "${PUBLISHER}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TEXT "This puts ${NAME} into your own account on this computer. It needs no administrator.$\r$\n$\r$\nRecords that are here already stay where they are, and as they are."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME} now"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!macro Stop words status
  MessageBox MB_OK|MB_ICONEXCLAMATION "${words}" /SD IDOK
  SetErrorLevel ${status}
  Quit
!macroend

; While the program runs, Windows lets nobody write into the runtime that it has loaded.
!macro RefuseWhileRunning
  IfFileExists "$INSTDIR\runtime\python311.dll" 0 +7
    ClearErrors
    FileOpen $0 "$INSTDIR\runtime\python311.dll" a
    IfErrors 0 +3
      StrCpy $1 "yes"
      Goto +2
    FileClose $0
!macroend

; What is double-clicked opens in the program, in quarantine. Another program's claim is left alone,
; also one for every account, which a value of this account's own would hide.
!macro Associate ending words
  WriteRegStr HKCU "${CLASSES}\${NAME}.${ending}" "" "${words}"
  WriteRegStr HKCU "${CLASSES}\${NAME}.${ending}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${NAME}.${ending}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  ReadRegStr $0 HKCU "${CLASSES}\.${ending}" ""
  ReadRegStr $1 HKLM "${CLASSES}\.${ending}" ""
  ${If} "$0$1" == ""
    WriteRegStr HKCU "${CLASSES}\.${ending}" "" "${NAME}.${ending}"
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\.${ending}\OpenWithProgids" "${NAME}.${ending}" ""
!macroend

!macro Forget ending
  DeleteRegKey HKCU "${CLASSES}\${NAME}.${ending}"
  DeleteRegValue HKCU "${CLASSES}\.${ending}\OpenWithProgids" "${NAME}.${ending}"
  ReadRegStr $0 HKCU "${CLASSES}\.${ending}" ""
  ${If} $0 == "${NAME}.${ending}"
    DeleteRegValue HKCU "${CLASSES}\.${ending}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ending}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ending}"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763 ; 1809
    !insertmacro Stop "${NAME} needs Windows 10 (1809 or newer) or Windows 11, of 64 bits. Nothing was changed." 4
  ${EndIf}
  SetShellVarContext current
  ReadRegStr $2 HKCU "${REMOVAL}" "DisplayVersion"
  ${If} $2 != ""
    ${VersionCompare} "$2" "${VERSION}" $3
    ${If} $3 == 1
      !insertmacro Stop "${NAME} $2 is here, and is newer than ${VERSION}. An older program can’t read what a newer one has kept, so nothing was changed." 3
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "Install"
  SetShellVarContext current
  StrCpy $1 "no"
  !insertmacro RefuseWhileRunning
  ${If} $1 == "yes"
    !insertmacro Stop "${NAME} is open. Close it in every account of this computer, and begin again. Nothing was changed." 2
  ${EndIf}
  ; What an older version left goes first. Never the folder itself: it might hold somebody's files.
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\site-packages"
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\licenses"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortCut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.exe" 0
  CreateShortCut "$SMPROGRAMS\${NAME}\Remove ${NAME}.lnk" "$INSTDIR\Uninstall.exe"

  !insertmacro Associate "pack" "Case pack"
  !insertmacro Associate "card" "Card of an office"

  WriteRegStr HKCU "${OURS}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  StrCpy $1 "no"
  !insertmacro RefuseWhileRunning
  ${If} $1 == "yes"
    !insertmacro Stop "${NAME} is open. Close it, and begin again. Nothing was removed." 2
  ${EndIf}
  ; The program goes; the records stay where they are.
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\site-packages"
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\${NAME}Command.exe"
  Delete "$INSTDIR\manifest.json"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\${NAME}"
  !insertmacro Forget "pack"
  !insertmacro Forget "card"
  DeleteRegKey HKCU "${REMOVAL}"
  DeleteRegKey HKCU "${OURS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
